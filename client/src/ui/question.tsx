import { lazy, Suspense, type ComponentProps } from 'react'

const load = () => import('./dialog.tsx')
const Dialog = lazy(async () => ({ default: (await load()).Dialog }))

/** A `Dialog` whose code loads when first needed, or earlier by `readyQuestions`. */
export function Question(props: ComponentProps<typeof Dialog>) {
  return (
    <Suspense fallback={null}>
      <Dialog {...props} />
    </Suspense>
  )
}

/** Loads the code of dialogs in advance, so that they also work offline. */
export const readyQuestions = (): void => void load().catch(() => undefined)
