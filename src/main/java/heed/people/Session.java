package heed.people;

/// A browser in which somebody is signed in, as they may see it: without its secret.
///
/// @param id names it, opens nothing
/// @param way how they signed in: `link`, or the name of a provider
/// @param browser as it called itself; anything at all may stand here
/// @param createdAtMs when they signed in, epoch milliseconds
/// @param seenAtMs when it was last used, to within [SessionStore#NOTED_EVERY]
public record Session(
    String id, String email, String way, String browser, long createdAtMs, long seenAtMs) {}
