import './views/ld-app.ts';
