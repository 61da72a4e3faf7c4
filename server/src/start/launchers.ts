import { readFileSync } from 'node:fs'

/**
 * Calls when npm, which started us, was ended without passing it on: npm, npx and pnpm tell only the shell between them.
 * Whoever started npm may go, though: a program left in the background stays. Needs /proc; elsewhere it never calls.
 */
export function whenLaunchersEnd(call: () => void): void {
  const launchers = listLaunchers()
  const timer = setInterval(() => {
    const unbroken = launchers.every((pid, i) => parentOf(launchers[i - 1] ?? process.pid) === pid) // an orphan has another parent
    if (unbroken) return
    clearInterval(timer)
    call()
  }, 500)
  timer.unref()
}

/** The processes above us, nearest first, up to the uppermost npm; shells between them included. */
function listLaunchers(): number[] {
  const above: { pid: number; command: string }[] = []
  let pid = parentOf(process.pid)
  let command = commandOf(pid)
  while (isPackageManager(command) || isShell(command)) {
    above.push({ pid, command })
    pid = parentOf(pid)
    command = commandOf(pid)
  }
  const uppermost = above.findLastIndex(it => isPackageManager(it.command))
  return above.slice(0, uppermost + 1).map(it => it.pid)
}

const isPackageManager = (command: string) => /^(\S*node\S* )?(\S*\/)?(npm|npx|pnpm|pnpx)\b/.test(command)
const isShell = (command: string) => /^(\S*\/)?\w*sh\b/.test(command)

const commandOf = (pid: number): string => read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ')
const parentOf = (pid: number): number => Number(/^PPid:\s*(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0)

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
