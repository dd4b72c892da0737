package heed.api;

import heed.account.AccountStore;
import heed.account.KeepingAccounts;
import heed.book.LiveBook;
import heed.brief.Briefing;
import heed.feature.FeatureStore;
import heed.feature.KeepingFeatures;
import heed.feature.MergingFeatures;
import heed.http.Frame;
import heed.http.Route;
import heed.http.Server;
import heed.intake.ImportingCsv;
import heed.loop.AnsweringLoops;
import heed.loop.ChangingStatus;
import heed.loop.ClosureStore;
import heed.loop.EditingDrafts;
import heed.loop.LoopPolicyStore;
import heed.loop.LoopStore;
import heed.loop.PreviewingTemplates;
import heed.loop.PromiseStore;
import heed.loop.TemplateStore;
import heed.loop.WritingDrafts;
import heed.platform.Ids;
import heed.ranking.PolicyStore;
import heed.ranking.Rankings;
import heed.request.FilingRequests;
import heed.request.RequestStore;
import heed.webhook.Webhooks;
import java.util.List;
import java.util.stream.Stream;

/// The JSON API as a part of the server.
public final class Api implements Server.Part {
  /// The rooms behind the API.
  public record Rooms(
      AccountStore accounts,
      KeepingAccounts keepingAccounts,
      FeatureStore features,
      KeepingFeatures keepingFeatures,
      MergingFeatures merging,
      RequestStore requests,
      FilingRequests filing,
      LoopStore loops,
      ChangingStatus changing,
      AnsweringLoops answering,
      EditingDrafts editing,
      ImportingCsv importing,
      PolicyStore policies,
      Rankings rankings,
      LiveBook book,
      Webhooks webhooks,
      Ids ids) {}

  private final List<Route> routes;

  public Api(Frame frame, Rooms rooms) {
    this.routes =
        Stream.of(
                new AccountRoutes(
                        frame, rooms.accounts, rooms.keepingAccounts, rooms.rankings, rooms.loops)
                    .routes(),
                new BriefRoutes(frame, new Briefing(rooms.accounts, rooms.features)).routes(),
                new FeatureRoutes(
                        frame, rooms.features, rooms.keepingFeatures, rooms.merging, rooms.ids)
                    .routes(),
                new StatusRoutes(frame, rooms.changing).routes(),
                new RequestRoutes(frame, rooms.book, rooms.requests, rooms.filing).routes(),
                new ImportRoutes(frame, rooms.importing).routes(),
                new BacklogRoutes(frame, rooms.rankings).routes(),
                new PolicyRoutes(frame, rooms.policies, rooms.rankings).routes(),
                new SimilarRoutes(frame, rooms.book).routes(),
                new WebhookRoutes(frame, rooms.webhooks).routes(),
                // before the loops, whose address takes any word
                new LoopFiguresRoutes(frame, new ClosureStore()).routes(),
                new LoopRoutes(
                        frame,
                        rooms.book,
                        rooms.loops,
                        rooms.answering,
                        new WritingDrafts(rooms.features))
                    .routes(),
                new DraftRoutes(
                        frame, rooms.loops, new WritingDrafts(rooms.features), rooms.editing)
                    .routes(),
                new LoopPolicyRoutes(frame, new LoopPolicyStore()).routes(),
                new TemplateRoutes(
                        frame, new TemplateStore(), new PreviewingTemplates(rooms.features))
                    .routes(),
                new PoolRoutes(frame, rooms.book, rooms.answering.pool()).routes(),
                new AnnouncementRoutes(frame, rooms.features, rooms.ids).routes(),
                new PromiseRoutes(frame, new PromiseStore()).routes(),
                new DescriptionRoutes(frame).routes())
            .flatMap(List::stream)
            .toList();
  }

  @Override
  public String root() {
    return "/api/";
  }

  @Override
  public List<Route> routes() {
    return routes;
  }
}
