/** First import of the page: zod must not probe `new Function`, which the content security policy forbids. */
import { z } from 'zod';

z.config({ jitless: true });
