using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

[assembly: TestFramework("AIOps.Storage.AzureTables.Tests.AzuriteTestFramework", "AIOps.Storage.AzureTables.Tests")]

namespace AIOps.Storage.AzureTables.Tests;

/// <summary>Skips every test of this assembly by name, with the reason, where Azurite is not installed. The tests are inherited, so no attribute of theirs can do it.</summary>
public sealed class AzuriteTestFramework(IMessageSink messages) : XunitTestFramework(messages)
{
    protected override ITestFrameworkExecutor CreateExecutor(AssemblyName assemblyName) =>
        new Executor(assemblyName, SourceInformationProvider, DiagnosticMessageSink);

    private sealed class Executor(AssemblyName assembly, ISourceInformationProvider source, IMessageSink diagnostics) : XunitTestFrameworkExecutor(assembly, source, diagnostics)
    {
        protected override void RunTestCases(IEnumerable<IXunitTestCase> testCases, IMessageSink executionMessageSink, ITestFrameworkExecutionOptions executionOptions)
        {
            if (Azurite.Missing is not { } reason)
            {
                base.RunTestCases(testCases, executionMessageSink, executionOptions);
                return;
            }
            List<IXunitTestCase> cases = [.. testCases];
            foreach (IXunitTestCase testCase in cases)
            {
                XunitTest test = new(testCase, testCase.DisplayName);
                executionMessageSink.OnMessage(new TestStarting(test));
                executionMessageSink.OnMessage(new TestSkipped(test, reason));
                executionMessageSink.OnMessage(new TestFinished(test, 0, ""));
            }
            executionMessageSink.OnMessage(new TestAssemblyFinished(cases, new TestAssembly(AssemblyInfo), 0, cases.Count, 0, cases.Count));
        }
    }
}
