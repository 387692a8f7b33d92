import type { PaceReport, Scenario } from '@pingone-sandbox/contract'
import { useMutation } from '@tanstack/react-query'
import { ChevronUp } from 'lucide-react'
import { playScenario, useScenarios } from '../../entities/sandbox/scenario-queries.ts'
import { useSetPace } from '../../entities/sandbox/pace-queries.ts'
import { failureText } from '../../lib/platform-error.ts'
import { useToast } from '../../patterns/toast/toast.tsx'
import { Button } from '../../ui/button.tsx'
import { MenuButton } from '../../ui/menu-button.tsx'

/** Those that an audience is shown first, with the words of their buttons. */
const shown: Readonly<Record<string, string>> = {
  hire: 'Hire 10',
  reorganise: 'Reorganise',
  leave: 'People leave',
  'break-filter': 'Break the filter',
}

interface Props {
  readonly pace: PaceReport | undefined
  readonly canProvision: boolean
  /** Called when one begins. */
  readonly onPlay: () => void
}

/** The scenarios as buttons. One that is played at full speed slows the engine down first: otherwise it would be over at once. */
export function ScenarioButtons({ pace, canProvision, onPlay }: Props) {
  const scenarios = useScenarios().data ?? []
  const toast = useToast()
  const setPace = useSetPace()
  const play = useMutation({
    mutationFn: async ({ name }: Scenario) => {
      if (pace?.mode === 'running' && pace.perSecond === null)
        await setPace.mutateAsync({ perSecond: 1 })
      return playScenario(name, {})
    },
    onSuccess: ({ steps }) => {
      if (steps.length === 0) toast('info', 'There was no user to change.')
    },
    onError: (error) => toast('danger', failureText(error)),
  })
  const begin = (scenario: Scenario) => {
    onPlay()
    play.mutate(scenario)
  }
  const others = scenarios.filter(({ name }) => !(name in shown))
  return (
    <>
      {scenarios
        .filter(({ name }) => name in shown)
        .map((scenario) => (
          <Button
            key={scenario.name}
            isDisabled={!canProvision || play.isPending}
            onPress={() => begin(scenario)}
          >
            {shown[scenario.name]}
          </Button>
        ))}
      {others.length > 0 && (
        <MenuButton
          label="More scenarios"
          items={others.map((scenario) => ({
            label: scenario.title,
            note: scenario.summary,
            onSelect: () => begin(scenario),
          }))}
        >
          {(trigger) => (
            <Button {...trigger} icon={<ChevronUp size={18} />} isDisabled={!canProvision}>
              More
            </Button>
          )}
        </MenuButton>
      )}
    </>
  )
}
