/// The Slack workspaces of the company: which let us in, by whose leave, and with which token. They
/// share one book, so bringing one is an admin's act. Knows nothing of Slack's calls or of HTTP.
@NullMarked
package heed.workspace;

import org.jspecify.annotations.NullMarked;
