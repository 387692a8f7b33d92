import { useQuery } from '@tanstack/react-query'
import { answer } from '../../lib/answer.ts'
import { control } from '../../lib/control-client.ts'

export const faultsKey = ['faults']
export const readFaults = () => control('/faults', answer('faultReport'))

/** The faults on requests to the targets; the stream invalidates keys that begin with `faults`. */
export const useFaults = () => useQuery({ queryKey: faultsKey, queryFn: readFaults })
