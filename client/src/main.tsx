import '@fontsource-variable/roboto/wght.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import './ui/styles/all.css'
import { showTheme } from './ui/theme.ts'

showTheme()
await import('@waymark/shared/platform/temporal.ts')

const place = document.getElementById('app')
if (!place) throw new Error('index.html has lost its #app')
createRoot(place).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
