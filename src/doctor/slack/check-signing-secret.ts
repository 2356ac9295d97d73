import type { Finding } from '../finding.ts';

const SHAPE = /^[0-9a-f]{32}$/;

/** Whether a signing secret looks like one. Only a request of Slack's could show whether it is the right one. */
export function checkSigningSecret(secret: string): Finding {
  if (SHAPE.test(secret))
    return {
      status: 'ok',
      found: 'The signing secret has the form of one; whether it is the app’s, requests will show.',
    };
  return {
    status: 'warn',
    found: 'The signing secret isn’t 32 digits from 0 to f, as Slack’s are.',
    fix: 'Copy it again from “Basic Information” of the app, and set SLACK_SIGNING_SECRET to it.',
  };
}
