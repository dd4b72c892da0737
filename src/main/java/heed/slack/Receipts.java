package heed.slack;

import heed.outbox.Outbox;
import heed.people.Person;
import heed.platform.Json;
import heed.platform.Texts;
import heed.platform.database.Transaction;
import heed.ranking.Ranking;
import heed.request.Request;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells the filer what was filed: for their eyes only, in their direct messages, and through the
/// outbox, so that it comes even when Slack is away just then.
final class Receipts {
  static final String KIND = "receipt";

  private static final int SHORT = 120;

  /// What the message keeps; the rest is looked up when it is delivered.
  record Facts(String request, String account, String feature, String filedBy) {}

  private final Outbox outbox;

  Receipts(Outbox outbox) {
    this.outbox = outbox;
  }

  /// Owes the receipt, in the transaction that stores the request.
  void owe(Transaction transaction, Person to, Request request) {
    var facts = new Facts(request.key(), request.account(), request.feature(), to.email());
    outbox.put(transaction, SlackCourier.TRANSPORT, to.email(), KIND, facts);
  }

  static SlackCourier.Words words(String body, Ranking ranking) {
    var book = ranking.book();
    var facts = Json.read(body, Facts.class);
    var account = book.accountId(facts.account);
    var feature = book.featureId(facts.feature);
    var accountName = account < 0 ? facts.account : book.account(account).name();
    var title = feature < 0 ? facts.feature : book.feature(feature).title();
    var filed =
        Mrkdwn.say(
            "Filed for *{}*: *{}*.", Texts.clip(accountName, SHORT), Texts.clip(title, SHORT));
    var stands = feature < 0 ? "" : " " + standing(ranking, feature);
    var back = " " + whoHears(account < 0 ? null : book.account(account).csm(), facts.filedBy);
    var text = filed + stands + back;
    return new SlackCourier.Words(text.replace("*", ""), List.of(Kit.section(text)));
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
