import { Attachment, AttachmentList, FileBody } from '../../geodata/model/api-attachments.ts';
import type { FeatureDeps } from '../feature-deps.ts';
import { defineRoute, json, type Route } from '../http/define-route.ts';
import { flagParameter } from '../http/flag-parameter.ts';
import { recordId } from '../http/record-id.ts';
import { read, refused, textParameter } from '../http/text-parameter.ts';
import { AttachmentStore } from './attachment-store.ts';
import { addAttachments, attachmentFile, listAttachments, removeAttachment } from './attachments.service.ts';

const record = {
  collection: textParameter({ zh: '记录所在的图层', example: 'parcels' }, (text) =>
    /^[a-z-]{2,40}$/.test(text) ? read(text) : refused(`“${text.slice(0, 40)}”不是图层`),
  ),
  id: recordId,
};

const inline = flagParameter('图片和 PDF 直接显示，默认 false').optional();

/** Photos and scans of records. */
export const attachmentRoutes = (deps: FeatureDeps): Route[] => {
  const attachments = { ...deps, store: new AttachmentStore(deps.config.dataDir) };
  return [
    defineRoute({
      method: 'get',
      path: '/attachments',
      summary: { zh: '一条记录的附件', en: 'Attachments of a record' },
      access: 'read-attachments',
      query: record,
      response: { name: 'AttachmentList', schema: AttachmentList },
      handler: async ({ actor, query }) =>
        json(await listAttachments(attachments, actor, query.collection, query.id)),
    }),
    defineRoute({
      method: 'post',
      path: '/attachments',
      summary: { zh: '给一条记录添加附件', en: 'Attach files to a record' },
      access: 'write-land',
      query: record,
      rawBody: 'multipart/form-data',
      response: { name: 'AttachmentList', schema: AttachmentList, status: 201 },
      handler: async ({ actor, requestId, query, raw }) =>
        json(await addAttachments(attachments, { actor, requestId }, query, raw), 201),
    }),
    defineRoute({
      method: 'delete',
      path: '/attachments/{id}',
      summary: { zh: '删除（撤回）附件', en: 'Withdraw an attachment' },
      access: 'write-land',
      params: { id: recordId },
      response: { name: 'Attachment', schema: Attachment },
      handler: async ({ actor, requestId, path }) =>
        json(await removeAttachment(attachments, { actor, requestId }, path.id)),
    }),
    defineRoute({
      method: 'get',
      path: '/attachments/{id}/file',
      summary: { zh: '下载附件', en: 'Download an attachment' },
      access: 'read-attachments',
      params: { id: recordId },
      query: { inline },
      response: { name: 'File', schema: FileBody, mediaType: 'application/octet-stream' },
      handler: async ({ actor, path, query }) =>
        await attachmentFile(attachments, actor, path.id, 'file', query.inline ?? false),
    }),
    defineRoute({
      method: 'get',
      path: '/attachments/{id}/thumbnail',
      summary: { zh: '附件的缩略图', en: 'Thumbnail of an attachment' },
      access: 'read-attachments',
      params: { id: recordId },
      response: { name: 'File', schema: FileBody, mediaType: 'image/webp' },
      handler: async ({ actor, path }) =>
        await attachmentFile(attachments, actor, path.id, 'thumbnail', true),
    }),
  ];
};
