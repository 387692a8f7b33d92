import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import './ui/fonts.css'
import './ui/tokens.css'
import './ui/base.css'

if (import.meta.env.DEV) void import('./lib/check-answers.ts')

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no element with the id "root".')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
