package heed.slack.command;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.bolt.response.Response;
import heed.account.Account;
import heed.book.Book;
import heed.book.Suggesting;
import heed.feature.Feature;
import heed.people.Caller;
import heed.people.Person;
import heed.people.Role;
import heed.platform.Texts;
import heed.slack.call.SlackCalls;
import heed.slack.filing.FilingForm;
import heed.slack.rooms.SlackRooms;
import heed.slack.team.Clicking;
import heed.slack.team.Voices;
import heed.slack.text.Answers;
import heed.slack.text.Kit;
import heed.slack.text.LoopWords;
import heed.slack.text.Mrkdwn;
import heed.slack.text.Voice;
import heed.slack.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What `/heed account NAME` answers: one account at a glance, for people who may see money. Where
/// several may be meant, they are offered, and a button shows the one.
public final class AccountCard {
  /// The button's action, followed by its place.
  public static final String SHOW = "account_card";

  private static final int ASKS = 10;
  private static final int CHOICES = 5;
  private static final int AT_RISK_BELOW = 40;
  private static final int WATCH_BELOW = 70;

  private record Ask(Feature feature, int severity) {}

  private final Clicking clicking;
  private final SlackCalls calls;
  private final SlackRooms rooms;
  private final Voices voices;
  private final LatestWord latest;
  private final BriefModal brief;

  public AccountCard(Clicking clicking, SlackCalls calls, SlackRooms rooms, Voices voices) {
    this.clicking = clicking;
    this.calls = calls;
    this.rooms = rooms;
    this.voices = voices;
    this.latest = new LatestWord(rooms);
    this.brief = new BriefModal(rooms);
  }

  /// The account that somebody names, or those that may be meant.
  Words of(Voice voice, String name, Person person) {
    var book = rooms.book().now();
    var exact = book.accountId(name);
    if (exact >= 0) {
      return card(voice, book, exact);
    }
    var meant = Suggesting.accounts(book, name, person.email(), CHOICES + 1);
    if (meant.isEmpty()) {
      var text = voice.say("account.none", Texts.clip(name, LoopWords.SHORT));
      return new Words(text, List.of(Kit.section(text)));
    }
    var first = meant.getFirst();
    return meant.size() == 1 || first.name().equalsIgnoreCase(name)
        ? card(voice, book, book.accountId(first.key()))
        : choice(voice, meant);
  }

  /// Shows the account that was chosen in the place of the question.
  public Response show(BlockActionPayload click) {
    return clicking.press(
        click,
        person -> {
          Caller.of(person).mustBe(Role.CSM);
          var url = click.getResponseUrl();
          var key = click.getActions().getFirst().getValue();
          if (url != null && key != null) {
            var card = of(voices.of(person), key, person);
            clicking.afterwards(
                "an account",
                () -> calls.respond(url, Answers.instead(card.text(), card.blocks())));
          }
        });
  }

  /// Opens the value brief of the account.
  public Response brief(BlockActionPayload click) {
    return clicking.press(
        click,
        person -> {
          Caller.of(person).mustBe(Role.CSM);
          var key = String.valueOf(click.getActions().getFirst().getValue());
          calls.openView(click.getTriggerId(), brief.of(voices.of(person), key));
        });
  }

  private static Words choice(Voice voice, List<Account> meant) {
    var offered = meant.subList(0, Math.min(CHOICES, meant.size()));
    var names = new Voice.Ready(voice.names(offered.stream().map(Account::name).toList()));
    var text = voice.say(meant.size() > CHOICES ? "account.which.more" : "account.which", names);
    var buttons = new ArrayList<Map<String, Object>>();
    for (var account : offered) {
      var label = FilingForm.label(account);
      buttons.add(Kit.button(label, SHOW + ":" + buttons.size(), account.key(), label));
    }
    return new Words(
        text, List.of(Kit.section(text), Kit.actions("accounts", List.copyOf(buttons))));
  }

  private Words card(Voice voice, Book book, int id) {
    var account = book.account(id);
    var facts = facts(voice, book, account);
    var blocks = new ArrayList<Map<String, Object>>();
    blocks.add(Kit.header(account.name()));
    blocks.add(Kit.section(facts));
    var asks = asks(book, id);
    if (asks.isEmpty()) {
      blocks.add(Kit.section(voice.say("account.no_requests")));
    } else {
      blocks.add(Kit.section(lines(voice, asks)));
    }
    blocks.addAll(latest.blocks(voice, account.key()));
    var spoken = voice.plain("brief.open.spoken", account.name());
    var open = Kit.button(voice.plain("brief.open"), BriefModal.OPEN, account.key(), spoken);
    blocks.add(Kit.actions("account", List.of(open)));
    var text = voice.say("account.text", Voice.name(account.name()), new Voice.Ready(facts));
    return new Words(text, blocks);
  }

  private static String lines(Voice voice, List<Ask> asks) {
    var lines = new ArrayList<String>();
    for (var ask : asks.subList(0, Math.min(ASKS, asks.size()))) {
      lines.add(
          "• *"
              + Voice.name(ask.feature.title())
              + "*"
              + LoopWords.BETWEEN
              + voice.severity(ask.severity)
              + LoopWords.BETWEEN
              + voice.status(ask.feature.status()));
    }
    if (asks.size() > ASKS) {
      lines.add(voice.say("account.left", asks.size() - ASKS));
    }
    return String.join("\n", lines);
  }

  private static String facts(Voice voice, Book book, Account account) {
    var currency = book.currency();
    var renewal = account.renewalDate();
    var csm = account.csm();
    return String.join(
        LoopWords.BETWEEN,
        voice.say("account.arr", currency.brief(currency.major(account.arrMinor()))),
        health(voice, account.health()),
        renewal == null
            ? voice.say("account.renewal_unknown")
            : voice.say("account.renews", renewal),
        csm == null ? voice.say("account.no_csm") : Mrkdwn.literal(csm));
  }

  private static String health(Voice voice, @Nullable Integer health) {
    if (health == null) {
      return voice.say("health.unknown");
    }
    var word = health < AT_RISK_BELOW ? "at_risk" : health < WATCH_BELOW ? "watch" : "healthy";
    return voice.say("health." + word, health);
  }

  /// What the account asks for: open features first, then by how much it hurts.
  private static List<Ask> asks(Book book, int account) {
    var found = new ArrayList<Ask>();
    for (var place = 0; place < book.featureCount(); place++) {
      var id = book.featureByKeyOrder(place);
      var asks = book.asks(id);
      for (var ask = 0; ask < asks.count(); ask++) {
        if (asks.account(ask) == account) {
          found.add(new Ask(book.feature(id), asks.severity(ask)));
        }
      }
    }
    found.sort(
        Comparator.<Ask>comparingInt(ask -> ask.feature.open() ? 0 : 1)
            .thenComparingInt(ask -> -ask.severity));
    return found;
  }
}
