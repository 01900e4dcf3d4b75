using AIOps.Correlate;
using AIOps.Detect;
using AIOps.Orchestrations.Audit;
using AIOps.Orchestrations.Feedback;
using AIOps.Orchestrations.Incidents;
using AIOps.Orchestrations.Ports;
using AIOps.Orchestrations.Tests.Fakes;
using AIOps.Orchestrations.Tests.Remediation;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;

namespace AIOps.Orchestrations.Tests.Feedback;
