package heed.pages.live;

import heed.book.Book;
import heed.loop.ChangingStatus;
import heed.loop.Loop;
import heed.people.Caller;
import heed.people.Role;
import heed.platform.Refused;
import heed.platform.database.Change;
import heed.request.FilingRequests;
import heed.request.Request;
import org.jspecify.annotations.Nullable;

/// What the reader of a page that stands open wants to hear of: what others add to it.
///
/// @param key of the account, or null
record Topic(Kind kind, @Nullable String key) {
  private static final String ACCOUNT = "account:";

  enum Kind {
    /// Requests of anybody.
    BACKLOG,
    /// Requests of one account.
    ACCOUNT,
    /// Loops that the reader owes, or anybody where a PM reads.
    LOOPS
  }

  /// @throws Refused INVALID for a topic that is none, FORBIDDEN for one of another role
  static Topic of(String word, Caller caller) {
    if (word.equals("backlog")) {
      return new Topic(Kind.BACKLOG, null);
    }
    caller.mustBe(Role.CSM);
    if (word.equals("loops")) {
      return new Topic(Kind.LOOPS, null);
    }
    if (word.startsWith(ACCOUNT)) {
      return new Topic(Kind.ACCOUNT, word.substring(ACCOUNT.length()));
    }
    throw Refused.field("on", "Nothing is told of " + word + ".");
  }

  /// Whether a change adds to it. Nobody hears of their own acts.
  boolean hears(Change change, Caller caller, Book book) {
    if (change.facts() == null || caller.name().equals(change.actor())) {
      return false;
    }
    return switch (kind) {
      case BACKLOG -> filed(change);
      case ACCOUNT -> filed(change) && change.factsAs(Request.class).account().equals(key);
      case LOOPS ->
          change.subject().equals(ChangingStatus.SUBJECT)
              && change.action().equals("opened")
              && (caller.may(Role.PM) || caller.is(owner(change.factsAs(Loop.class), book)));
    };
  }

  /// The texts that say how much was added.
  String words() {
    return kind == Kind.LOOPS ? "loops" : "requests";
  }

  private static boolean filed(Change change) {
    return change.subject().equals(FilingRequests.SUBJECT) && change.action().equals("created");
  }

  private static @Nullable String owner(Loop loop, Book book) {
    if (loop.owner() != null) {
      return loop.owner();
    }
    var account = book.accountId(loop.account());
    return account < 0 ? null : book.account(account).csm();
  }
}
