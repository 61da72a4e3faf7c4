import { Checkbox } from '../ui/checkbox-group.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { TextField } from '../ui/text-field.tsx'
import type { Control } from '../ui/field.tsx'

type ContactForm = {
  at: {
    (path: 'doNotText' | 'doNotTellFamily'): Control<boolean>
    (path: 'safeTimes' | 'mayAnswer' | 'contact' | 'safety'): Control<string>
  }
}

/** Fields for what must be known before anyone calls, writes or visits. After acceptance it appears above every tab. */
export function ContactFields({ form }: { form: ContactForm }) {
  return (
    <>
      <Checkbox {...form.at('doNotText')} label="Do not text" hint="Somebody else may read their messages." />
      <Checkbox {...form.at('doNotTellFamily')} label="Do not tell family" hint="Not even that you called." />
      <TextField {...form.at('safeTimes')} label="Safe times" hint="For example: weekdays after 4pm." optional />
      <TextField {...form.at('mayAnswer')} label="Who may answer" hint="For example: the foster carer, nobody else." optional />
      <TextArea
        {...form.at('contact')}
        label="Safe ways to contact"
        hint="For example: call the school and ask for guidance."
        rows={2}
        most={1000}
        optional
        full={false}
      />
      <TextArea
        {...form.at('safety')}
        label="Safety for workers"
        hint="What a worker needs to know before a visit."
        rows={2}
        most={1000}
        optional
        full={false}
      />
    </>
  )
}
