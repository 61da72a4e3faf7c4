import passport from 'passport'
import { Strategy as LocalStrategy } from 'passport-local'
import type { Request } from 'express'
import type pg from 'pg'
import { fitsPassword } from './password.ts'

/** The account that signed in, and the membership it acts in. */
export type Proven = { accountId: string; membershipId: string }

/**
 * The ways to sign in. Others, such as a passkey or an agency's own sign-in, can be added here as Passport strategies.
 * Passport does not manage the sessions: this application does.
 */
export function createSignIn(auth: pg.Pool): (request: Request) => Promise<Proven | null> {
  const ways = new passport.Passport()
  ways.use(
    new LocalStrategy({ usernameField: 'email', session: false }, (email, password, done) => {
      prove(auth, email, password).then(proven => done(null, proven ?? false), done)
    }),
  )
  return request =>
    new Promise((resolve, reject) => {
      const settle = (error: unknown, proven: Proven | false | null) => (error ? reject(error) : resolve(proven || null))
      ways.authenticate('local', { session: false }, settle)(request, undefined, reject)
    })
}

/**
 * Checks a password and picks the team that the account acted in last.
 * An unknown, disabled or teamless account takes the same time as a wrong password.
 */
async function prove(auth: pg.Pool, email: string, password: string): Promise<Proven | null> {
  const { rows } = await auth.query(
    `select a.id as "accountId", a.password_hash as "passwordHash", m.id as "membershipId" from account a join membership m on m.account_id = a.id
     where a.email = $1 and a.disabled_at is null and (m.until is null or m.until > now())
     order by (select max(s.active_at) from session s where s.membership_id = m.id) desc nulls last, m.id limit 1`,
    [email.trim().toLowerCase()],
  )
  const found: (Proven & { passwordHash: string }) | undefined = rows[0]
  const fits = await fitsPassword(password, found?.passwordHash ?? null)
  return found && fits ? { accountId: found.accountId, membershipId: found.membershipId } : null
}
