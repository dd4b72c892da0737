package heed.loop;

import heed.people.Caller;
import heed.people.Role;
import heed.platform.Refused;
import heed.platform.database.Transaction;

/// Finds loops about which somebody may do something: a CSM about their own, PMs and admins about
/// any, while they are open.
final class OpenLoops {
  private final LoopStore loops;

  OpenLoops(LoopStore loops) {
    this.loops = loops;
  }

  /// The loop.
  ///
  /// @throws Refused NOT_FOUND; FORBIDDEN when it is another's; CONFLICT when it has ended
  LedgerLine find(Transaction transaction, String id, Caller caller) {
    caller.mustBe(Role.CSM);
    var line = loops.find(transaction.handle(), id).orElseThrow(() -> Refused.notFound("loop", id));
    if (!line.mayBeAnsweredBy(caller)) {
      throw Refused.because(
          Refused.Kind.FORBIDDEN,
          line.csm() == null
              ? "This loop belongs to nobody yet; a PM hands it out."
              : "This loop is " + line.csm() + "'s.");
    }
    if (!line.loop().state().open()) {
      throw Refused.because(Refused.Kind.CONFLICT, ended(line.loop()));
    }
    return line;
  }

  private static String ended(Loop loop) {
    var who = loop.endedBy() + " on " + loop.endedDate();
    return switch (loop.state()) {
      case TOLD -> "The customer was told by " + who + " (" + loop.how() + "); that is final.";
      case WAIVED -> "It was waived by " + who + " (" + loop.reason() + "); that is final.";
      case SUPERSEDED ->
          "A newer decision by " + who + " took its place; answer the loop of that one.";
      case OWED, SNOOZED -> throw new IllegalStateException("Loop " + loop.id() + " is open");
    };
  }
}
