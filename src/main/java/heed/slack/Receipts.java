package heed.slack;

import heed.book.Book;
import heed.outbox.Message;
import heed.outbox.Outbox;
import heed.people.Person;
import heed.platform.Json;
import heed.platform.Texts;
import heed.platform.database.Transaction;
import heed.ranking.Ranking;
import heed.request.Request;
import heed.request.TakingBack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tells the filer what was filed: for their eyes only, in their direct messages, and through the
/// outbox, so that it comes even when Slack is away just then.
final class Receipts {
  static final String KIND = "receipt";

  /// The button's action.
  static final String UNDO = "undo_filing";

  private static final int SHORT = 120;

  /// What the message keeps; the rest is looked up when it is delivered.
  ///
  /// @param newFeature the feature, when it was made with the request; null when it was known
  record Facts(
      String request,
      String account,
      String feature,
      String filedBy,
      @Nullable String newFeature) {}

  private final Outbox outbox;

  Receipts(Outbox outbox) {
    this.outbox = outbox;
  }

  /// Owes the receipt, in the transaction that stores the request.
  ///
  /// @param newFeature whether its feature was made with it
  void owe(Transaction transaction, Person to, Request request, boolean newFeature) {
    var facts =
        new Facts(
            request.key(),
            request.account(),
            request.feature(),
            to.email(),
            newFeature ? request.feature() : null);
    outbox.put(transaction, SlackCourier.TRANSPORT, to.email(), KIND, facts);
  }

  static SlackCourier.Words words(Message message, SlackRooms rooms) {
    var facts = Json.read(message.body(), Facts.class);
    var kept =
        rooms.database().read(handle -> rooms.requests().find(handle, facts.request)).isPresent();
    var text = kept ? filed(facts, rooms.ranking().get()) : takenBack(facts, rooms.book().now());
    var blocks = new ArrayList<Map<String, Object>>();
    blocks.add(Kit.section(text));
    if (kept && undoable(message, rooms.clock().millis())) {
      var undo = Kit.button("Undo", UNDO, message.id(), "Undo: take this request back");
      blocks.add(Kit.actions("undo:" + message.id(), List.of(undo)));
    }
    return new SlackCourier.Words(text, blocks);
  }

  private static boolean undoable(Message message, long nowMs) {
    return nowMs < message.createdAtMs() + TakingBack.WITHIN.toMillis();
  }

  private static String takenBack(Facts facts, Book book) {
    return Mrkdwn.say(
        "Taken back: *{}* for *{}*. It no longer counts.",
        title(facts, book),
        account(facts, book));
  }

  private static String filed(Facts facts, Ranking ranking) {
    var book = ranking.book();
    var account = book.accountId(facts.account);
    var feature = book.featureId(facts.feature);
    var filed = Mrkdwn.say("Filed for *{}*: *{}*.", account(facts, book), title(facts, book));
    var stands = feature < 0 ? "" : " " + standing(ranking, root(book, feature));
    return filed
        + stands
        + " "
        + whoHears(account < 0 ? null : book.account(account).csm(), facts.filedBy);
  }

  private static String account(Facts facts, Book book) {
    var account = book.accountId(facts.account);
    return Texts.clip(account < 0 ? facts.account : book.account(account).name(), SHORT);
  }

  private static String title(Facts facts, Book book) {
    var feature = book.featureId(facts.feature);
    return Texts.clip(feature < 0 ? facts.feature : book.feature(feature).title(), SHORT);
  }

  /// What is ranked is the feature that stands for the one it was filed for.
  private static int root(Book book, int feature) {
    var root = feature;
    var into = book.feature(root).mergedInto();
    while (into != null) {
      root = book.featureId(into);
      into = book.feature(root).mergedInto();
    }
    return root;
  }

  private static String standing(Ranking ranking, int feature) {
    var rank = ranking.rankOf(feature);
    var status = "It is " + ranking.book().feature(feature).status().spoken();
    if (rank == 0) {
      return status + ".";
    }
    var asks = ranking.asks(rank);
    var accounts = asks == 1 ? "1 account asks" : asks + " accounts ask";
    return status + ", number " + rank + " of " + ranking.count() + "; " + accounts + " for it.";
  }

  private static String whoHears(@Nullable String csm, String filedBy) {
    if (csm == null) {
      return "Nobody looks after this account yet, so the product managers will hear when it is"
          + " decided.";
    }
    return csm.equals(filedBy)
        ? "You will hear when it is decided, with words for the customer."
        : Mrkdwn.say("{} will hear when it is decided, with words for the customer.", csm);
  }
}
