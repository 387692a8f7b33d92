import type { SubjectKey } from '@pingone-sandbox/contract'
import { Copy } from 'lucide-react'
import { sandboxUrl } from '../../lib/base-path.ts'
import { controlResponse } from '../../lib/control-client.ts'
import { failureText } from '../../lib/platform-error.ts'
import { useToast } from '../../patterns/toast/toast.tsx'
import { Button } from '../../ui/button.tsx'
import { copyText } from '../../ui/copy-text.ts'
import { MenuButton } from '../../ui/menu-button.tsx'

interface Props {
  readonly subject: SubjectKey
}

/** Copies the story, or all of its requests, in a form for a ticket or another tool. */
export function CopyStoryMenu({ subject: { type, id } }: Props) {
  const toast = useToast()
  const story = `/subjects/${type}s/${encodeURIComponent(id)}`
  const requests = `/exchanges?${type}Id=${encodeURIComponent(id)}&limit=1000`
  const read = async (path: string, headers = {}) =>
    (await controlResponse(path, { headers })).text()

  async function copy(text: string | Promise<string>, copied: string) {
    try {
      await copyText(await text)
      toast('success', copied)
    } catch (error) {
      toast('danger', failureText(error))
    }
  }

  const forms = [
    {
      label: 'Link to this page',
      onSelect: () => copy(window.location.href, 'The link is copied.'),
    },
    {
      label: 'All requests as HAR',
      onSelect: () =>
        copy(
          read(requests, { accept: 'application/har+json' }),
          'Copied as HAR. Secrets are masked.',
        ),
    },
    {
      label: 'Story as JSON',
      onSelect: () => copy(read(story), 'Copied as JSON. Secrets are masked.'),
    },
    {
      label: 'Story as cURL',
      onSelect: () => copy(`curl '${sandboxUrl}/_sandbox${story}'`, 'Copied as cURL.'),
    },
  ]
  return (
    <MenuButton
      label="Copy as"
      items={forms.map(({ label, onSelect }) => ({ label, onSelect: () => void onSelect() }))}
    >
      {(trigger) => (
        <Button {...trigger} size="small" icon={<Copy size={14} aria-hidden="true" />}>
          Copy as…
        </Button>
      )}
    </MenuButton>
  )
}
