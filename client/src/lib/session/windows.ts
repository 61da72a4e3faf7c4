import { closeDrafts, saveDrafts } from '../drafts/drafts.ts'

const channel = 'waymark.windows'
type Said = 'closing' | 'saving' | 'saved' | 'switched'

/** Saves the drafts of this and every other open window, before the session or the team changes. */
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

/** Informs the other windows that this one has switched to another team. */
export function saySwitched(): void {
  const others = listenTo(() => undefined)
  others.say('switched')
  others.close()
}

/** Saves the drafts here when another window asks, and calls `onSwitched` when it has switched team. Returns how to stop. */
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

/** Milliseconds. `soon`: other windows start to answer within it. `longest`: the most that is waited for them. */
const [soon, longest] = [50, 3000]
const pause = (time: number) => new Promise(resolve => setTimeout(resolve, time))
