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

describe('keyboard shortcuts of a list', () => {
  afterEach(() => setListKeys(true))

  it('list keys j and k move through the rows and stop at both ends', async () => {
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

  it('list key e runs the edit action on the focused row, and nothing without a focused row', async () => {
    const { user, edited } = aList()
    await user.keyboard('e')
    expect(edited).not.toHaveBeenCalled()
    await user.keyboard('jje')
    expect(edited.mock.calls).toEqual([['two']])
  })

  it('list key / moves to the filters, where keys are typed as letters', async () => {
    const { user } = aList()
    await user.keyboard('/')
    expect(document.activeElement).toBe(screen.getByLabelText('Words'))
    await user.keyboard('jek/?')
    expect(screen.getByLabelText<HTMLInputElement>('Words').value).toBe('jek/?')
    expect(screen.queryByText('Keys in lists')).toBeNull()
  })

  it('list keys with Ctrl, Alt or Cmd are left to the browser', async () => {
    const { user } = aList()
    await user.keyboard('{Control>}j{/Control}{Alt>}j{/Alt}{Meta>}j{/Meta}')
    expect(document.activeElement).toBe(document.body)
  })

  it('list keys do nothing when turned off, and the device remembers this', async () => {
    setListKeys(false)
    expect(localStorage.getItem('waymark.listKeys')).toBe('off')
    const { user } = aList()
    await user.keyboard('j')
    expect(document.activeElement).toBe(document.body)
  })
})
