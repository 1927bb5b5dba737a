import './views/ld-app.ts';

// The map is by far the largest part: it comes while session and zones are asked for, not after.
void import('./map/map-controller.ts');
