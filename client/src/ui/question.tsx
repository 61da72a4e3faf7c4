import { lazy, Suspense, type ComponentProps } from 'react'

const load = () => import('./dialog.tsx')
const Dialog = lazy(async () => ({ default: (await load()).Dialog }))

/** A Dialog, whose code comes when it is first needed, or earlier with `readyQuestions`. */
export function Question(props: ComponentProps<typeof Dialog>) {
  return (
    <Suspense fallback={null}>
      <Dialog {...props} />
    </Suspense>
  )
}

/** Fetches what questions need while there is time, so that they can be asked without a connection. */
export const readyQuestions = (): void => void load().catch(() => undefined)
