import react from '@vitejs/plugin-react'
import { defaultClientConditions, defineConfig } from 'vite'

export default defineConfig({
  base: '/',
  plugins: [react()],
  // Workspace packages resolve to their sources, as everywhere in development.
  resolve: { conditions: ['pingone-sandbox-source', ...defaultClientConditions] },
  build: {
    outDir: 'dist',
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'react',
              test: /node_modules[\\/](\.pnpm[\\/])?(react|react-dom|react-router|scheduler)[@\\/]/,
            },
            {
              name: 'aria',
              test: /node_modules[\\/].*(react-aria|react-stately|@react-aria|@react-stately|@internationalized)/,
            },
          ],
        },
      },
    },
  },
})
