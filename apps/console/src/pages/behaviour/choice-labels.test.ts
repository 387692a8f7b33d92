import { expect, it } from 'vitest'
import { groupChoices } from './choice-labels.ts'

it('groups the choices that a profile has', () => {
  expect(groupChoices(['groupUpdate', 'userUpdate'])).toEqual([
    { title: 'Users', choices: [['userUpdate', 'Users are updated with']] },
    { title: 'Groups', choices: [['groupUpdate', 'Groups are updated with']] },
  ])
})

it('has words for the connection check and its occasion', () => {
  expect(groupChoices(['connectionCheck', 'checkBeforeEachOperation'])).toEqual([
    {
      title: 'Requests',
      choices: [
        ['connectionCheck', 'The connection check is'],
        ['checkBeforeEachOperation', 'The check before each operation is'],
      ],
    },
  ])
})

it('shows a choice that it has no words for under its own name', () => {
  expect(groupChoices(['newChoice'])).toEqual([
    { title: 'Further', choices: [['newChoice', 'newChoice']] },
  ])
})
