import coincident from 'coincident/worker';

const { proxy } = await coincident();
const remote = { echo: (value: number): Promise<number> => Promise.resolve(value) };
export type Remote = typeof remote;

Object.assign(proxy, remote);
