import optimizeLocales from '@react-aria/optimize-locales-plugin'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const server = process.env['WAYMARK_SERVER'] ?? 'http://localhost:3000'

export default defineConfig({
  root: import.meta.dirname,
  // react-aria has no strings in en-GB and takes those of en-US.
  plugins: [optimizeLocales.vite({ locales: ['en-GB', 'en-US'] }), react()],
  server: {
    port: 5173,
    proxy: { '/api': server, '/socket.io': { target: server, ws: true, headers: { origin: server } } },
  },
  build: {
    target: 'es2023',
    manifest: true,
    // Nothing inlined as data: URLs, which the content security policy forbids.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
})
