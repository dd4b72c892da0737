package heed.slack.message;

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
import heed.slack.rooms.SlackRooms;
import heed.slack.text.Kit;
import heed.slack.text.LoopWords;
import heed.slack.text.Roots;
import heed.slack.text.Voice;
import heed.slack.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tells the filer what was filed: for their eyes only, in their direct messages, and through the
/// outbox, so that it comes even when Slack is away just then.
public final class Receipts {
  public static final String KIND = "receipt";

  /// The button's action.
  public static final String UNDO = "undo_filing";

  private static final int SHORT = 120;

  /// What the message keeps; the rest is looked up when it is delivered.
  ///
  /// @param newFeature the feature, when it was made with the request; null when it was known
  public record Facts(
      String request,
      String account,
      String feature,
      String filedBy,
      @Nullable String newFeature) {}

  private final Outbox outbox;

  public Receipts(Outbox outbox) {
    this.outbox = outbox;
  }

  /// Owes the receipt, in the transaction that stores the request.
  ///
  /// @param newFeature whether its feature was made with it
  public void owe(Transaction transaction, Person to, Request request, boolean newFeature) {
    var facts =
        new Facts(
            request.key(),
            request.account(),
            request.feature(),
            to.email(),
            newFeature ? request.feature() : null);
    outbox.put(transaction, SlackRooms.TRANSPORT, to.email(), KIND, facts);
  }

  public static Words words(Voice voice, Message message, SlackRooms rooms) {
    var facts = Json.read(message.body(), Facts.class);
    var kept = rooms.database().read(handle -> rooms.requests().find(handle, facts.request));
    var text =
        kept.map(request -> filed(voice, facts, request.value(), rooms.ranking().get()))
            .orElseGet(() -> takenBack(voice, facts, rooms.book().now()));
    var blocks = new ArrayList<Map<String, Object>>();
    blocks.add(Kit.section(text));
    if (kept.isPresent() && undoable(message, rooms.clock().millis())) {
      var undo = Kit.button(voice.plain("undo"), UNDO, message.id(), voice.plain("undo.spoken"));
      blocks.add(Kit.actions("undo:" + message.id(), List.of(undo)));
    }
    return new Words(text, blocks);
  }

  private static boolean undoable(Message message, long nowMs) {
    return nowMs < message.createdAtMs() + TakingBack.WITHIN.toMillis();
  }

  private static String takenBack(Voice voice, Facts facts, Book book) {
    return voice.say("receipt.taken_back", title(facts, book), account(facts, book));
  }

  private static String filed(Voice voice, Facts facts, Request request, Ranking ranking) {
    var book = ranking.book();
    var account = book.accountId(facts.account);
    var feature = book.featureId(facts.feature);
    var sentences = new ArrayList<String>();
    sentences.add(
        voice.say(
            "receipt.filed", account(facts, book), title(facts, book), how(voice, request, book)));
    if (feature >= 0) {
      sentences.add(standing(voice, ranking, Roots.of(book, feature)));
    }
    sentences.add(whoHears(voice, account < 0 ? null : book.account(account).csm(), facts.filedBy));
    return String.join(" ", sentences);
  }

  /// How much it hurts and what it would open, as the filer said it.
  private static Voice.Ready how(Voice voice, Request request, Book book) {
    var parts = new ArrayList<String>();
    parts.add(voice.severity(request.severity()));
    if (request.coreUseCase()) {
      parts.add(voice.say("receipt.core"));
    }
    var expansion = request.expansionArrMinor();
    if (expansion != null) {
      var currency = book.currency();
      parts.add(voice.say("receipt.expansion", currency.brief(currency.major(expansion))));
    }
    return new Voice.Ready(String.join(LoopWords.BETWEEN, parts));
  }

  private static String account(Facts facts, Book book) {
    var account = book.accountId(facts.account);
    return Texts.clip(account < 0 ? facts.account : book.account(account).name(), SHORT);
  }

  private static String title(Facts facts, Book book) {
    var feature = book.featureId(facts.feature);
    return Texts.clip(feature < 0 ? facts.feature : book.feature(feature).title(), SHORT);
  }

  private static String standing(Voice voice, Ranking ranking, int feature) {
    var rank = ranking.rankOf(feature);
    var status = voice.status(ranking.book().feature(feature).status());
    return rank == 0
        ? voice.say("receipt.status", status)
        : voice.say("receipt.ranked", status, rank, ranking.count(), ranking.asks(rank));
  }

  private static String whoHears(Voice voice, @Nullable String csm, String filedBy) {
    if (csm == null) {
      return voice.say("receipt.hears.managers");
    }
    return csm.equals(filedBy)
        ? voice.say("receipt.hears.you")
        : voice.say("receipt.hears.other", csm);
  }
}
