// Whose sources the attacks come by, and when.
import type { Outlet } from '../../src/model/configuration.ts';

export const NOW = '2026-01-13T06:00:00.000Z';

export const OUTLETS: readonly Outlet[] = [
  { id: 'herald', name: { en: 'The Herald' }, site: 'https://herald.example', hosts: ['herald.example'] },
  { id: 'post', name: { en: 'The Post' }, site: 'https://post.example', hosts: ['post.example'] },
];
