// Accounts (contract, section 2): what the provider knows of who signed up. Hashes arrive keyed; only the mail domain is plain.
import { z } from "zod";

export const AccountSchema = z.object({
  v: z.literal(1),
  account: z.string().min(1).max(512),
  organization: z.string().optional(),
  created: z.string().optional(),
  plan: z.string().optional(),
  signup_path: z.string().optional(),
  email_domain: z.string().optional(),
  email_hash: z.string().optional(),
  payment_hash: z.string().optional(),
  phone_hash: z.string().optional(),
  signup_ip: z.string().optional(),
  /** Shown, never scored. */
  country: z.string().optional(),
  verification: z.string().optional(),
  declared_use: z.string().optional(),
  status: z.string().optional(),
  status_time: z.string().optional(),
});

export type Account = z.infer<typeof AccountSchema>;
