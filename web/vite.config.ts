import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const page = (name: string) => resolve(import.meta.dirname, name)
const server = process.env.ACTORS_URL ?? 'http://127.0.0.1:5080'

/** The pages. The embeddable widget is built by vite.widget.config.ts into the same folder. */
export default defineConfig({
  plugins: [react({ exclude: /src\/chat\// })],
  build: {
    outDir: '../silo/wwwroot',
    emptyOutDir: true,
    chunkSizeWarningLimit: 700,
    rollupOptions: {
      input: [page('index.html'), page('console/index.html'), page('manager/index.html'), page('chat/index.html')],
    },
  },
  server: {
    proxy: {
      '/v1': { target: server, ws: true },
      '/hubs': { target: server, ws: true },
    },
  },
})
