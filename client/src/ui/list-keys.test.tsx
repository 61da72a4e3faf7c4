import { screen } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { onScreen } from '../../test/on-screen.tsx'
import { Filters } from './chips.tsx'
import { DataTable } from './data-table.tsx'
import { setListKeys } from './list-keys-setting.ts'
import { ListKeys } from './list-keys.tsx'

const rows = ['one', 'two', 'three'].map(id => ({ id }))

function aList() {
  const edited = vi.fn<(row: string) => void>()
  const view = onScreen(
    <main>
      <Filters shown="">
        <input aria-label="Words" />
      </Filters>
      <DataTable
        caption="Things"
        columns={[{ key: 'name', heading: 'Name', cell: row => <a href={`#${row.id}`}>{row.id}</a> }]}
        rows={rows}
        rowKey={row => row.id}
      />
      <ListKeys edit={{ does: 'Change it', press: edited }} />
    </main>,
  )
  return { ...view, edited }
}
const focused = () => document.activeElement?.textContent

describe('the keys of a list', () => {
  afterEach(() => setListKeys(true))

  it('move through the rows and stop at both ends', async () => {
    const { user } = aList()
    await user.keyboard('j')
    expect(focused()).toBe('one')
    await user.keyboard('jj')
    expect(focused()).toBe('three')
    await user.keyboard('j')
    expect(focused()).toBe('three')
    expect(screen.getByText('This is the last row')).toBeDefined()
    await user.keyboard('kkk')
    expect(focused()).toBe('one')
  })

  it('do the usual thing with the row that has focus, and nothing where none has', async () => {
    const { user, edited } = aList()
    await user.keyboard('e')
    expect(edited).not.toHaveBeenCalled()
    await user.keyboard('jje')
    expect(edited.mock.calls).toEqual([['two']])
  })

  it('go to the filters, and are letters while somebody types there', async () => {
    const { user } = aList()
    await user.keyboard('/')
    expect(document.activeElement).toBe(screen.getByLabelText('Words'))
    await user.keyboard('jek/?')
    expect(screen.getByLabelText<HTMLInputElement>('Words').value).toBe('jek/?')
    expect(screen.queryByText('Keys in lists')).toBeNull()
  })

  it('are the browser’s own with Ctrl, Alt or Cmd', async () => {
    const { user } = aList()
    await user.keyboard('{Control>}j{/Control}{Alt>}j{/Alt}{Meta>}j{/Meta}')
    expect(document.activeElement).toBe(document.body)
  })

  it('do nothing once they are turned off, and this device remembers it', async () => {
    setListKeys(false)
    expect(localStorage.getItem('waymark.listKeys')).toBe('off')
    const { user } = aList()
    await user.keyboard('j')
    expect(document.activeElement).toBe(document.body)
  })
})
