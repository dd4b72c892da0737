package heed.cli;

import heed.account.AccountStore;
import heed.account.HealthStore;
import heed.account.KeepingAccounts;
import heed.announcement.AnnouncementStore;
import heed.announcement.KeepingAnnouncements;
import heed.announcement.PublicPageStore;
import heed.feature.FeatureStore;
import heed.feature.KeepingFeatures;
import heed.feature.TellingApart;
import heed.feature.ToldApartStore;
import heed.loop.ChangingStatus;
import heed.loop.KeepingTemplates;
import heed.loop.LoopPolicyStore;
import heed.loop.LoopStore;
import heed.loop.TemplateStore;
import heed.openid.SignInAccountStore;
import heed.people.KeepingViews;
import heed.people.PersonStore;
import heed.people.PreferenceStore;
import heed.people.SavedViewStore;
import heed.people.TokenStore;
import heed.platform.Ids;
import heed.platform.database.Verify;
import heed.platform.database.Verify.Derived;
import heed.platform.database.Verify.Subject;
import heed.ranking.PolicyStore;
import heed.request.FilingRequests;
import heed.request.RequestStore;
import heed.webhook.EndpointStore;
import heed.webhook.KeepingEndpoints;
import heed.workspace.InstalledStore;
import heed.workspace.KeepingWorkspaces;
import java.time.InstantSource;
import java.util.List;

/// Everything whose rows can be compared with the change log.
public final class Subjects {
  private Subjects() {}

  /// What verifies a database as a whole.
  public static Verify verify(InstantSource clock) {
    var accounts = new AccountStore();
    var readings = new HealthStore();
    var features = new FeatureStore();
    var requests = new RequestStore();
    var loops = new LoopStore();
    var people = new PersonStore();
    var preferences = new PreferenceStore();
    var tokens = new TokenStore(Ids.secure(clock));
    var policies = new PolicyStore();
    var webhooks = new EndpointStore();
    var loopPolicies = new LoopPolicyStore();
    var templates = new TemplateStore();
    var workspaces = new InstalledStore();
    var announcements = new AnnouncementStore();
    var signInAccounts = new SignInAccountStore();
    var publicPage = new PublicPageStore();
    var toldApart = new ToldApartStore();
    var views = new SavedViewStore();
    return new Verify(
        List.of(
            new Subject(
                KeepingViews.SUBJECT,
                (handle, reader) ->
                    views
                        .all(handle)
                        .forEach(row -> reader.row(row.value().id(), row.version(), row.value()))),
            new Subject(
                KeepingAccounts.SUBJECT,
                (handle, reader) ->
                    accounts.forEach(
                        handle, row -> reader.row(row.value().key(), row.version(), row.value()))),
            new Subject(
                KeepingFeatures.SUBJECT,
                (handle, reader) ->
                    features.forEach(
                        handle, row -> reader.row(row.value().key(), row.version(), row.value()))),
            new Subject(
                FilingRequests.SUBJECT,
                (handle, reader) ->
                    requests.forEach(
                        handle, row -> reader.row(row.value().key(), row.version(), row.value()))),
            new Subject(
                ChangingStatus.SUBJECT,
                (handle, reader) ->
                    loops.forEach(
                        handle, row -> reader.row(row.value().id(), row.version(), row.value()))),
            new Subject(
                PersonStore.SUBJECT,
                (handle, reader) ->
                    people.all(handle).forEach(person -> reader.row(person.email(), null, person))),
            new Subject(
                PreferenceStore.SUBJECT,
                (handle, reader) ->
                    preferences
                        .all(handle)
                        .forEach(chosen -> reader.row(chosen.person(), null, chosen))),
            new Subject(
                TokenStore.SUBJECT,
                (handle, reader) ->
                    tokens.all(handle).forEach(token -> reader.row(token.name(), null, token))),
            new Subject(
                SignInAccountStore.SUBJECT,
                (handle, reader) ->
                    signInAccounts
                        .all(handle)
                        .forEach(account -> reader.row(account.key(), null, account))),
            new Subject(
                KeepingEndpoints.SUBJECT,
                (handle, reader) ->
                    webhooks
                        .all(handle)
                        .forEach(row -> reader.row(row.value().id(), row.version(), row.value()))),
            new Subject(
                KeepingWorkspaces.SUBJECT,
                (handle, reader) ->
                    workspaces
                        .all(handle)
                        .forEach(
                            row -> reader.row(row.value().team(), row.version(), row.value()))),
            new Subject(
                PolicyStore.SUBJECT,
                (handle, reader) ->
                    policies
                        .all(handle)
                        .forEach(policy ->
                            reader.row(Long.toString(policy.version()), null, policy.policy()))),
            new Subject(
                LoopPolicyStore.SUBJECT,
                (handle, reader) ->
                    loopPolicies
                        .all(handle)
                        .forEach(policy ->
                            reader.row(Long.toString(policy.version()), null, policy.policy()))),
            new Subject(
                KeepingAnnouncements.SUBJECT,
                (handle, reader) ->
                    announcements
                        .all(handle)
                        .forEach(
                            row -> reader.row(row.value().feature(), row.version(), row.value()))),
            new Subject(
                PublicPageStore.SUBJECT,
                (handle, reader) ->
                    publicPage
                        .find(handle)
                        .ifPresent(
                            row -> reader.row(PublicPageStore.KEY, row.version(), row.value()))),
            new Subject(
                TellingApart.SUBJECT,
                (handle, reader) ->
                    toldApart
                        .all(handle)
                        .forEach(row -> reader.row(row.value().key(), row.version(), row.value()))),
            new Subject(
                KeepingTemplates.SUBJECT,
                (handle, reader) ->
                    templates
                        .all(handle)
                        .forEach(
                            own -> reader.row(own.value().key(), own.version(), own.value())))),
        List.of(
            new Derived("Readings of health", readings::misread),
            new Derived(
                "Roots of features",
                handle ->
                    features.misrooted(handle).stream()
                        .map(key -> "The feature " + key + " counts for one it is not merged into.")
                        .toList())));
  }
}
