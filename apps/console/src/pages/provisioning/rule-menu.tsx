import type { Rule } from '@pingone-sandbox/contract'
import { EllipsisVertical } from 'lucide-react'
import { useNavigate } from 'react-router'
import { usePaths } from '../../entities/environment/environment-paths.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { MenuButton } from '../../ui/menu-button.tsx'

interface Props {
  readonly rule: Rule
  readonly onDelete: () => void
}

/** The menu ⋮ of a rule. */
export function RuleMenu({ rule, onDelete }: Props) {
  const navigate = useNavigate()
  const paths = usePaths()
  const label = `Actions for ${rule.name}`
  const open = (tab: string) => () => void navigate(paths.rule(rule.id, tab))
  return (
    <MenuButton
      label={label}
      items={[
        { label: 'Directory filter', onSelect: open('filter') },
        { label: 'Attribute mapping', onSelect: open('mapping') },
        { label: 'Sync status', onSelect: open('status') },
        { label: 'Delete', onSelect: onDelete },
      ]}
    >
      {(trigger) => (
        <IconButton {...trigger} aria-label={label}>
          <EllipsisVertical size={18} />
        </IconButton>
      )}
    </MenuButton>
  )
}
