import { closeDrafts, saveDrafts } from './drafts.ts'

const channel = 'waymark.windows'
type Said = 'closing' | 'saving' | 'saved' | 'switched'

/** Before the session or the team changes, what is typed is saved while it may still be: in this window, and in every other one that is open. */
export async function closeDraftsEverywhere(): Promise<void> {
  const others = listenTo(said => {
    if (said === 'saving') saving++
    if (said === 'saved') saving--
  })
  let saving = 0
  others.say('closing')
  await Promise.all([closeDrafts(), pause(soon)])
  for (let waited = 0; saving > 0 && waited < longest; waited += soon) await pause(soon)
  others.close()
}

/** Tells the other windows that this one acts in another team from now on. */
export function saySwitched(): void {
  const others = listenTo(() => undefined)
  others.say('switched')
  others.close()
}

/** Saves what is typed here when another window asks for it, and hears when that one has switched. Gives how to stop. */
export function hearOtherWindows(onSwitched: () => void): () => void {
  const others = listenTo(said => {
    if (said === 'switched') return onSwitched()
    if (said !== 'closing') return
    others.say('saving')
    void saveDrafts().then(() => others.say('saved'))
  })
  return others.close
}

function listenTo(hear: (said: Said) => void) {
  const windows = new BroadcastChannel(channel)
  windows.addEventListener('message', ({ data }: MessageEvent<Said>) => hear(data))
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has one origin, its own
    say: (what: Said) => windows.postMessage(what),
    close: () => windows.close(),
  }
}

/** Milliseconds: other windows answer sooner than that; and none is waited for longer. */
const [soon, longest] = [50, 3000]
const pause = (time: number) => new Promise(resolve => setTimeout(resolve, time))
