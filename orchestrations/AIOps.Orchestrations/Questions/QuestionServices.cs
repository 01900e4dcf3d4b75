using AIOps.Orchestrations.Incidents;
using AIOps.Orchestrations.Questions.Answering;
using Microsoft.Extensions.DependencyInjection;

namespace AIOps.Orchestrations.Questions;

/// <summary>Registers the desk and one answerer per kind of question.</summary>
internal static class QuestionServices
{
    public static IServiceCollection AddQuestions(this IServiceCollection services) => services
        .AddSingleton<IAnswerer, HelpAnswer>()
        .AddSingleton<IAnswerer, CommandAnswer>()
        .AddSingleton<IAnswerer, StatusAnswer>()
        .AddSingleton<IAnswerer, ChangesAnswer>()
        .AddSingleton<IAnswerer, ErrorsAnswer>()
        .AddSingleton<IAnswerer, SimilarAnswer>()
        .AddSingleton<IAnswerer, WhyAnswer>()
        .AddSingleton<IAnswerer, WaitingAnswer>()
        .AddSingleton<IAnswerer, DecisionsAnswer>()
        .AddSingleton<IAnswerer, BlastRadiusAnswer>()
        .AddSingleton<IAnswerer, TrendAnswer>()
        .AddSingleton(static provider => new QuestionDesk(provider.GetRequiredService<IncidentRepository>(), provider.GetServices<IAnswerer>()));
}
