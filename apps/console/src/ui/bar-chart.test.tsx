import { fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, it } from 'vitest'
import { BarChart } from './bar-chart.tsx'

const series = [
  { id: 'failed', label: 'Failed', fill: 'red', stroke: 'red' },
  { id: 'done', label: 'Success', fill: 'green', stroke: 'green' },
]
const bars = [
  { id: '1', label: '09:00', values: { done: 1200 } },
  { id: '2', label: '09:01', values: { failed: 3, done: 1 } },
  { id: '3', label: '09:02', values: {} },
]

beforeEach(() => void render(<BarChart label="Outcomes" bars={bars} series={series} />))

const chart = () => screen.getByRole('application', { name: 'Outcomes' })
const announced = () => screen.getByRole('status').textContent

it('announces the figures of each bar as the arrow keys reach it', async () => {
  const user = userEvent.setup()
  await user.tab()
  expect(document.activeElement).toBe(chart())
  expect(announced()).toBe('09:00Failed: 0Success: 1,200')
  await user.keyboard('{ArrowRight}')
  expect(announced()).toBe('09:01Failed: 3Success: 1')
  await user.keyboard('{End}{ArrowRight}')
  expect(announced()).toBe('09:02Failed: 0Success: 0')
  await user.keyboard('{Home}{ArrowLeft}')
  expect(announced()).toBe('09:00Failed: 0Success: 1,200')
  await user.keyboard('{Escape}')
  expect(announced()).toBe('')
})

it('shows the figures of the bar below the pointer', () => {
  // The plot of a drawing that is 1000 pixels wide is 948 wide and begins at 44.
  fireEvent.pointerMove(chart(), { clientX: 44 + 948 / 2 })
  expect(announced()).toBe('09:01Failed: 3Success: 1')
  fireEvent.pointerMove(chart(), { clientX: 20 })
  expect(announced()).toBe('')
})

it('stacks the parts of a bar from the bottom, and draws nothing for 0', () => {
  const rects = [...chart().querySelectorAll('rect')].map((rect) => ({
    fill: rect.getAttribute('fill'),
    bottom: Number(rect.getAttribute('y')) + Number(rect.getAttribute('height')),
  }))
  expect(rects.map(({ fill }) => fill)).toEqual(['green', 'red', 'green'])
  expect(rects[1]?.bottom).toBeCloseTo(170)
  expect(rects[2]?.bottom).toBeLessThan(170)
})
