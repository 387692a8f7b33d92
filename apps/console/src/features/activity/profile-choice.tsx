import { profile } from '@pingone-sandbox/pingone/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { control, readProfile } from '../../lib/control-client.ts'
import { failureText } from '../../lib/platform-error.ts'
import { SelectField } from '../../ui/select-field.tsx'
import { useToast } from '../../ui/toast.tsx'

/** Chooses the behaviour profile: which of PingOne's possible habits the simulator follows. */
export function ProfileChoice() {
  const { data } = useQuery({ queryKey: ['profile'], queryFn: readProfile })
  const queryClient = useQueryClient()
  const toast = useToast()
  const choose = useMutation({
    mutationFn: (name: string) =>
      control('/profile', profile, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ name }),
      }),
    onError: (error) => toast('danger', failureText(error)),
    onSettled: () => queryClient.invalidateQueries(),
  })
  if (data === undefined) return null
  return (
    <SelectField
      label="Behaviour profile"
      value={data.name}
      onChange={(name) => choose.mutate(name)}
      options={[...new Set([...data.available, data.name])].map((name) => ({
        id: name,
        label: name,
      }))}
    />
  )
}
