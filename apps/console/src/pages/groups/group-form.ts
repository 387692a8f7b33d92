import type { Group, GroupInput } from '@pingone-sandbox/contract'
import { z } from 'zod'
import { keptOf } from '../../patterns/merge/update-resource.ts'

export const groupForm = z.object({
  name: z.string().trim().min(1, 'Group Name is required.'),
  description: z.string().trim(),
  userFilter: z.string().trim(),
})
/** The fields of a group that the console edits. An empty text means: none. */
export type GroupForm = z.infer<typeof groupForm>

export const newGroup: GroupForm = { name: '', description: '', userFilter: '' }

export const groupFormOf = ({ name, description = '', userFilter = '' }: Group): GroupForm => ({
  name,
  description,
  userFilter,
})

/** The body of a create. */
export const groupInputOf = ({ name, description, userFilter }: GroupForm): GroupInput => ({
  name,
  ...(description !== '' && { description }),
  ...(userFilter !== '' && { userFilter }),
})

const said = [...Object.keys(newGroup), 'directMemberCounts', 'totalMemberCounts']

/** The body of a replace: what the form does not show stays as it is. */
export const groupBodyOf = (form: GroupForm, all: Readonly<Record<string, unknown>>): object => ({
  ...keptOf(all, said),
  ...groupInputOf(form),
})
