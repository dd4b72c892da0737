package heed.cli;

import heed.account.AccountStore;
import heed.account.KeepingAccounts;
import heed.book.FollowingChanges;
import heed.book.LiveBook;
import heed.feature.FeatureStore;
import heed.feature.KeepingFeatures;
import heed.feature.MergingFeatures;
import heed.history.RecordingPlaces;
import heed.intake.ImportingCsv;
import heed.loop.AnsweringLoops;
import heed.loop.ChangingStatus;
import heed.loop.EditingDrafts;
import heed.loop.LateNotices;
import heed.loop.LookingAgain;
import heed.loop.LoopStore;
import heed.loop.Reminding;
import heed.loop.WakingLoops;
import heed.loop.WeeklyList;
import heed.loop.WritingDrafts;
import heed.mail.DailyMail;
import heed.outbox.Outbox;
import heed.outbox.OutboxStore;
import heed.outbox.PageCourier;
import heed.people.OwnKeyStore;
import heed.people.PersonStore;
import heed.people.SessionStore;
import heed.people.SignInLinks;
import heed.people.TokenStore;
import heed.platform.Currency;
import heed.platform.Ids;
import heed.platform.Sealing;
import heed.platform.database.Database;
import heed.platform.outside.Allowed;
import heed.platform.outside.GuardedClient;
import heed.platform.settings.Setting;
import heed.platform.settings.Settings;
import heed.ranking.PolicyStore;
import heed.ranking.Rankings;
import heed.request.FilingRequests;
import heed.request.RequestStore;
import heed.triage.FollowingFeatures;
import heed.triage.TriageStore;
import heed.triage.Triaging;
import heed.webhook.Webhooks;
import heed.workspace.InstalledStore;
import heed.workspace.Inviting;
import heed.workspace.KeepingWorkspaces;
import java.time.Duration;
import java.time.InstantSource;

/// Every room over one open database, wired by hand from the cellar up. What a command or a service
/// needs it takes from here.
public final class Rooms implements AutoCloseable {
  /// The transport of messages once Slack is set up; the courier of that name carries them.
  public static final String SLACK_TRANSPORT = "slack";

  public final InstantSource clock;
  public final Currency currency;
  public final Ids ids;
  public final Database database;
  public final PersonStore people;
  public final TokenStore tokens;
  public final SessionStore sessions;
  public final OwnKeyStore ownKeys;
  public final SignInLinks signInLinks;
  public final AccountStore accounts;
  public final KeepingAccounts keepingAccounts;
  public final FeatureStore features;
  public final KeepingFeatures keepingFeatures;
  public final MergingFeatures mergingFeatures;
  public final RequestStore requests;
  public final FilingRequests filing;
  public final ImportingCsv importing;
  public final OutboxStore messages;
  public final Outbox outbox;
  public final LoopStore loops;
  public final ChangingStatus changingStatus;
  public final AnsweringLoops answeringLoops;
  public final WakingLoops wakingLoops;
  public final Reminding reminding;
  public final LookingAgain lookingAgain;
  public final WeeklyList weeklyList;
  public final DailyMail dailyMail;
  public final WritingDrafts writingDrafts;
  public final EditingDrafts editingDrafts;
  public final TriageStore triage;
  public final Triaging triaging;
  public final FollowingFeatures followingFeatures;
  public final LiveBook book;
  public final PolicyStore policies;
  public final Rankings rankings;
  public final RecordingPlaces recordingPlaces;
  public final Webhooks webhooks;
  public final KeepingWorkspaces workspaces;
  private final FollowingChanges following;
  private boolean follows;

  private Rooms(Database database, Settings settings, InstantSource clock) {
    var transport = transport(settings);
    this.clock = clock;
    this.currency = settings.currency();
    this.ids = Ids.secure(clock);
    this.database = database;
    this.people = new PersonStore();
    this.tokens = new TokenStore(ids);
    this.sessions = new SessionStore(ids, people);
    this.ownKeys = new OwnKeyStore(ids);
    this.signInLinks = new SignInLinks(ids, ownKeys, people);
    this.accounts = new AccountStore();
    this.keepingAccounts = new KeepingAccounts(accounts);
    this.features = new FeatureStore();
    this.keepingFeatures = new KeepingFeatures(features);
    this.mergingFeatures = new MergingFeatures(features, keepingFeatures);
    this.requests = new RequestStore();
    this.filing = new FilingRequests(accounts, features, keepingFeatures, requests, ids);
    this.importing = new ImportingCsv(database, keepingAccounts, keepingFeatures, filing, currency);
    this.messages = new OutboxStore();
    this.outbox = new Outbox(messages, ids);
    if (settings.find(Setting.SMTP_URL).isPresent()) {
      outbox.deliveringDigests();
    }
    this.loops = new LoopStore();
    this.changingStatus =
        new ChangingStatus(features, keepingFeatures, loops, outbox, transport, ids);
    this.answeringLoops = new AnsweringLoops(loops, features, outbox, transport);
    this.wakingLoops = new WakingLoops(database, loops, outbox, clock);
    this.reminding = new Reminding(database, loops, outbox, transport, clock);
    this.lookingAgain = new LookingAgain(database, outbox, transport, clock);
    this.weeklyList = new WeeklyList(database, loops, outbox, transport, clock);
    this.dailyMail =
        new DailyMail(database, outbox, messages, people, new LateNotices(loops), clock);
    this.writingDrafts = new WritingDrafts(features);
    this.editingDrafts = new EditingDrafts(loops, writingDrafts, outbox);
    this.triage = new TriageStore();
    this.triaging =
        new Triaging(features, keepingFeatures, mergingFeatures, changingStatus, people);
    this.followingFeatures =
        new FollowingFeatures(database, features, outbox, messages, SLACK_TRANSPORT);
    this.book = new LiveBook(currency);
    this.following = new FollowingChanges(database, book, accounts, features, requests);
    this.policies = new PolicyStore();
    this.rankings =
        new Rankings(
            book,
            () -> database.read(policies::current),
            version -> database.read(handle -> policies.find(handle, version)));
    this.recordingPlaces = new RecordingPlaces(database, rankings, clock);
    this.webhooks =
        new Webhooks(
            database,
            people,
            outbox,
            transport,
            settings.find(Setting.SECRET).map(Sealing::under),
            GuardedClient.open(Allowed.of(settings.find(Setting.WEBHOOK_ALLOW).orElse(null))),
            ids,
            clock);
    this.workspaces =
        new KeepingWorkspaces(
            new InstalledStore(),
            new Inviting(ids),
            settings.find(Setting.SECRET).map(Sealing::under).orElse(null));
  }

  /// Opens the database of the settings.
  ///
  /// @param patience how long a write waits while another process holds the database
  public static Rooms open(Settings settings, Duration patience, InstantSource clock) {
    var database = Database.open(settings.text(Setting.DB), patience, clock);
    return new Rooms(database, settings, clock);
  }

  /// Without a chat tool people get mail, and without that their messages stand on the Messages
  /// page.
  private static String transport(Settings settings) {
    if (settings.speaksSlack()) {
      return SLACK_TRANSPORT;
    }
    return settings.find(Setting.SMTP_URL).isPresent() ? Outbox.DIGEST : PageCourier.TRANSPORT;
  }

  /// Loads the Book and keeps it in step from now on; without this it stays empty.
  public Rooms followingChanges() {
    following.start();
    follows = true;
    return this;
  }

  @Override
  public void close() {
    if (follows) {
      following.close();
    }
    database.close();
  }
}
