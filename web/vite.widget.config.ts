import { resolve } from 'node:path'
import { defineConfig } from 'vite'

/** widget.js: one classic script that a foreign page can embed. */
export default defineConfig({
  publicDir: false,
  build: {
    outDir: '../silo/wwwroot',
    emptyOutDir: false,
    lib: {
      entry: resolve(import.meta.dirname, 'src/chat/embed.ts'),
      formats: ['iife'],
      name: 'ActorsChat',
      fileName: () => 'widget.js',
    },
  },
})
