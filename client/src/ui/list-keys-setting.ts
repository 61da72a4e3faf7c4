import { keepSetting, readSetting } from './kept-on-device.ts'
import { createStore } from './store.ts'

const key = 'waymark.listKeys'
const isOn = createStore(readSetting(key) !== 'off')

/** Whether keyboard shortcuts of lists are on for this device. They are on by default. */
export const listKeysOn = isOn.get

/** `listKeysOn` as a hook. */
export const useListKeysOn = isOn.use

/** Turns keyboard shortcuts of lists on or off, and stores the choice on this device. */
export function setListKeys(on: boolean): void {
  keepSetting(key, on ? 'on' : 'off')
  isOn.set(on)
}
