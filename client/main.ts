const place = new URLSearchParams(location.search);

// A published bulletin is a page of its own, for visitors and for screens in halls: it needs no map.
if (place.has('bulletin')) {
  void import('./views/progress/public-bulletin.ts');
  document.querySelector('ld-app')?.replaceWith(document.createElement('ld-public-bulletin'));
} else {
  void import('./views/ld-app.ts');
  // The map is by far the largest part: it comes while session and zones are asked for, not after.
  void import('./map/map-controller.ts');
}

export {};
