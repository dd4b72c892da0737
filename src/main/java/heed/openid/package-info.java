/// Signing in at a provider of OpenID Connect: the way there and back, what its ID token proves,
/// and who is who at it. Knows people; knows no door, no session, and of Slack only that its tokens
/// name a workspace.
@NullMarked
package heed.openid;

import org.jspecify.annotations.NullMarked;
