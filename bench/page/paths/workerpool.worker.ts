import { worker } from 'workerpool';

worker({ echo: (value: number): number => value });
