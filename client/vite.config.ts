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
    // Few files on a first visit: what many pages share is one file, and what a few share is another.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'vendor', test: /node_modules/, minShareCount: 25, priority: 3 },
            { name: 'shared', test: /[\\/](?:client|shared)[\\/]src[\\/]|lucide-react/, minShareCount: 8, priority: 2 },
            { name: 'sometimes', test: /[\\/](?:client|shared)[\\/]src[\\/]|lucide-react/, minShareCount: 3, priority: 1 },
          ],
        },
      },
    },
  },
})
