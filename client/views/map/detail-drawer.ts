import { html, LitElement } from 'lit';
import { customElement } from 'lit/decorators.js';
@customElement('ld-detail-drawer')
export class LdDetailDrawer extends LitElement {
  override render() {
    return html`…`;
  }
}
