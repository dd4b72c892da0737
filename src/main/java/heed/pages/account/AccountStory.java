package heed.pages.account;

import heed.account.Account;
import heed.account.HealthAnswers;
import heed.account.KeepingAccounts;
import heed.pages.frame.Spoken;
import heed.pages.frame.Voice;
import heed.platform.Currency;
import heed.platform.Json;
import heed.platform.Phrases;
import heed.platform.database.Change;
import heed.platform.database.LogPages;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What changed about an account, from the change log: each change against the one before it. For
/// readers who may see money only.
final class AccountStory {
  private static final int SHOWN = 15;

  private final Currency currency;
  private final Voice voice;
  private final Phrases says;
  private final Map<String, String> names;

  /// @param names of people by address
  AccountStory(Currency currency, Voice voice, Map<String, String> names) {
    this.currency = currency;
    this.voice = voice;
    this.says = voice.on("account");
    this.names = names;
  }

  /// The latest first.
  List<AccountView.Happening> of(Handle handle, String account) {
    var filter = new LogPages.Filter(null, KeepingAccounts.SUBJECT, account, null, null);
    var changes = LogPages.before(handle, filter, Long.MAX_VALUE, SHOWN + 1);
    var story = new ArrayList<AccountView.Happening>();
    for (var at = 0; at < Math.min(SHOWN, changes.size()); at++) {
      var change = changes.get(at);
      var before = at + 1 < changes.size() ? changes.get(at + 1).factsAs(Account.class) : null;
      story.add(
          new AccountView.Happening(
              says.say("change.by", voice.day(voice.dayOf(change.atMs())), name(change.actor())),
              voice.moment(change.atMs()),
              told(change, before)));
    }
    return story;
  }

  private List<String> told(Change change, @Nullable Account before) {
    var now = change.factsAs(Account.class);
    if (before == null) {
      return List.of(says.say("change.created"));
    }
    var told = new ArrayList<String>();
    var note = change.note() == null ? null : Json.tree(change.note());
    if (note != null && note.has(HealthAnswers.QUESTIONS.getFirst())) {
      told.add(says.say("change.answers", whole(now.health())));
    } else if (note != null && note.has("takenBack")) {
      told.add(says.say("change.taken-back", whole(before.health()), whole(now.health())));
    } else {
      compare(told, "change.health", whole(before.health()), whole(now.health()));
    }
    compare(told, "change.name", before.name(), now.name());
    compare(told, "change.arr", money(before.arrMinor()), money(now.arrMinor()));
    compare(told, "change.renewal", day(before.renewalDate()), day(now.renewalDate()));
    compare(told, "change.csm", csm(before.csm()), csm(now.csm()));
    compare(told, "change.segment", text(before.segment()), text(now.segment()));
    compare(
        told,
        "change.lifecycle",
        AccountWords.lifecycle(before.lifecycle(), says),
        AccountWords.lifecycle(now.lifecycle(), says));
    compare(told, "change.usage", usage(before.usageHundredths()), usage(now.usageHundredths()));
    compare(
        told,
        "change.expansion",
        money(before.expansionArrMinor()),
        money(now.expansionArrMinor()));
    return told.isEmpty() ? List.of(says.say("change.other")) : told;
  }

  private void compare(List<String> told, String key, String before, String now) {
    if (!before.equals(now)) {
      told.add(says.say(key, Spoken.text(before), Spoken.text(now)));
    }
  }

  private String whole(@Nullable Integer number) {
    return number == null ? says.say("unknown") : Integer.toString(number);
  }

  private String money(@Nullable Long minor) {
    return minor == null ? says.say("unknown") : currency.exact(currency.major(minor));
  }

  private String day(@Nullable LocalDate date) {
    return date == null ? says.say("unknown") : voice.day(date);
  }

  private String usage(@Nullable Integer hundredths) {
    return hundredths == null ? says.say("unknown") : voice.percent(hundredths / 10_000.0, 2);
  }

  private String text(@Nullable String text) {
    return Objects.requireNonNullElseGet(text, () -> says.say("unknown"));
  }

  private String csm(@Nullable String address) {
    return address == null ? says.say("fact.csm.nobody") : name(address);
  }

  private String name(String actor) {
    return Spoken.text(names.getOrDefault(actor, Spoken.localPart(actor)));
  }
}
