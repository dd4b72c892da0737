/// Word that is owed: status changes, the loops they open, the drafts and messages that help to
/// close them, and who was told by whom, when and how. Every loop has its own row in the change
/// log, so that an auditor reads one customer's story by one key; opening ten thousand in one
/// commit stays fast because rows and log are written in batches. Knows no door and no transport.
@NullMarked
package heed.loop;

import org.jspecify.annotations.NullMarked;
