/** A department; each is a group as well. */
export interface Department {
  readonly name: string
  readonly description: string
  readonly titles: readonly string[]
}

export const departments: readonly Department[] = [
  {
    name: 'Engineering',
    description: 'Builds and runs the product',
    titles: [
      'Software Engineer',
      'Senior Software Engineer',
      'Site Reliability Engineer',
      'Quality Engineer',
      'Engineering Manager',
    ],
  },
  {
    name: 'Sales',
    description: 'Wins customers',
    titles: ['Account Executive', 'Sales Engineer', 'Account Manager', 'Regional Sales Director'],
  },
  {
    name: 'Support',
    description: 'Keeps customers',
    titles: ['Support Engineer', 'Customer Success Manager', 'Support Team Lead'],
  },
  {
    name: 'Finance',
    description: 'Pays and is paid',
    titles: ['Accountant', 'Controller', 'Payroll Specialist', 'Financial Analyst'],
  },
]

/** A group that follows a place instead of a department. */
export const berlinGroup = {
  name: 'Everyone in Berlin',
  description: 'All who work at the Berlin office',
}

/** A group without members, to add people to and see them provisioned. */
export const demoGroup = {
  name: 'SCIM Demo',
  description: 'Empty: add someone and watch what is sent',
}
